import type { ComponentChildren } from 'preact';
import type { Rag } from '../core/rules/standing';
import type { Tone } from '../core/sheet/tones';
import { type Force, ownerOf, type Rule, ruleOf } from '../core/standard/standard';
import { Icon, type IconName } from './icons';
import { useStandard } from './use-columns';

/** A word on a coloured ground, with a sign of its own: the colour only repeats what the word says. */
export function Tag({
  tone,
  icon,
  children,
}: {
  readonly tone: Tone;
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}) {
  return (
    <span class={`tag ${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

const RAG_LOOKS: Readonly<Record<Rag, { tone: Tone; icon: IconName }>> = {
  Check: { tone: 'doubt', icon: 'doubt' },
  Overdue: { tone: 'bad', icon: 'late' },
  'Due soon': { tone: 'warning', icon: 'soon' },
  'On track': { tone: 'good', icon: 'done' },
  Complete: { tone: 'quiet', icon: 'done' },
};

export function RagTag({ rag }: { readonly rag: Rag }) {
  return <Tag {...RAG_LOOKS[rag]}>{rag}</Tag>;
}

/** A part of a screen that folds; what it is about and how it stands shows when folded, too. */
export function Section({
  title,
  status,
  isOpen,
  onToggle,
  children,
}: {
  readonly title: string;
  readonly status?: ComponentChildren;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly children: ComponentChildren;
}) {
  return (
    <details class="section" open={isOpen} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>
        <h2>{title}</h2>
        <span class="status">{status}</span>
      </summary>
      <div class="content">{isOpen && children}</div>
    </details>
  );
}

/** Why a date or a limit is what it is: the rule as we read it, how firm it is, and where it is written. */
export function Why({
  facts = [],
  rules,
  notes = [],
  about,
}: {
  /** What the sheet says, before the rules. */
  readonly facts?: readonly string[];
  readonly rules: readonly string[];
  readonly notes?: readonly string[];
  readonly about: string;
}) {
  return (
    <details class="why">
      <summary>
        Why<span class="unseen"> {about}</span>
      </summary>
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      {rules.map((id) => (
        <RuleText key={id} id={id} />
      ))}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </details>
  );
}

const FORCES: Readonly<Record<Force, string>> = {
  must: 'Must',
  typical: 'Typical, not binding',
  recommended: 'Recommended',
  approximate: 'Approximate',
};

export function RuleText({ id }: { readonly id: string }) {
  const standard = useStandard();
  const rule = ruleOf(standard, id);
  const { reading, source, confirmed } = rule;
  return (
    <p>
      {reading} <span class="source">{`${whoSays(rule)}. Source: ${source.page}, ${source.section}.`}</span>
      {!confirmed && <strong> Not confirmed by the source.</strong>}
    </p>
  );
}

/** "Must, says the standard"; nobody says yet what is left to the EPAO. */
function whoSays(rule: Rule): string {
  const isLeftOpen = ownerOf(rule) === 'your EPAO' && !rule.confirmed;
  return isLeftOpen ? 'For your EPAO to say' : `${FORCES[rule.force]}, says ${ownerOf(rule)}`;
}

/*
 * What a text reads like that stands where an apprentice would. Only what no name reads like is anything else than a
 * name, because nobody may be lost to a word.
 */

/**
 * "Counts" reads like a row of totals, and "counts or name" too where counts stand beside it: Total Fernhollow, but also
 * Average Joe. An example is one whatever stands beside it, dates too.
 */
export type Reading = 'name' | 'counts' | 'counts or name' | 'sub-heading' | 'example' | 'guidance';

/** What a text reads like, its outer spaces dropped. */
export function readingOf(text: string): Reading {
  if (isPlainName(text)) return 'name';
  if (EXAMPLE.test(text)) return 'example';
  if (GUIDANCE.some((pattern) => pattern.test(text))) return 'guidance';
  const counts = countsIn(text);
  if (counts !== undefined) return counts;
  if (readsLikeSubHeading(text)) return 'sub-heading';
  // "Overdue" or "RAG red" beside a count.
  const words = wordsOf(text);
  return words.length > 0 && words.every(isOfCounts) ? 'counts or name' : 'name';
}

/** The names of most people hold none of the words and signs that are looked for, so that they are told quickly. */
export function isPlainName(text: string): boolean {
  return !SIGNS.test(text) && !WORDS.test(text.toLowerCase());
}

const SIGNS = /^[^a-z\u00c0-\u1fff\u3040-\uffff]|[\d%#:*()_/=]/i;
/** In small letters. A word that is looked for further below has its beginning here. */
const WORDS =
  /\b(?:total|sub|count|sums?\b|average|avg|median|means?\b|max(?:imum)?\b|min(?:imum)?\b|tally|head|number|percent|n(?:os?|um|b)\b|pass|success|retention|distinction|rate|cohort|group|intake|class|program|year|term|semester|start|spring|summer|autumn|winter|batch|wave|tranche|roll|withdr|leave|complet|achiev|certific|break|on\b|learner|apprentice|student|gateway|at gateway|in epa|level|exampl|sample|for example|e\.|eg\.|please|pls|do\b|don['’]t|must|never|enter|type|write|insert|add|fill|select|choose|pick|copy|paste|use\b|delete|edit|keep|end\b|above|below|free|plain|text|require|mandatory|optional|auto|formula|calculated|drop|tick|ten\b|true|ye?s?\b|dd?\W?mm?|yyyy|first|last|full|legal|names?\b|instruction|guidance|how\b|last updated|uln|unique|caseload|key\b|legend\b|colou?r|rag\b|qar\b|eof\b|bil\b|cont\b|continued|confidential|official|internal|page\b|report|data\b|list\b|extract|export|printed|generated|produced|created|downloaded|source|filter|showing|blank|record|rows?\b|forename|surname|given|family|numeric|integer|string|red\b|amber\b|green\b|overall|overdue|ready|late\b|behind|past\b|n\.b|due\b|tb[acd]\b|none\b|unknown\b|pending\b|await)/;

const EXAMPLE =
  /^\W*(?:e\.\s?g\b|eg[.:]|for example\b|examples?\W*(?:$|[:=(–-])|(?:examples?|samples?) (?:\d+|rows?|data|learners?|apprentices?|entry|record|only|person|name)\b)/i;

/** Every one of these begins with a verb that is a name too, so that what follows has to be more than a name. */
const AFTER_VERB =
  'the|your|their|this|these|that|here|from|as|any|rows?|names?|surname|dates?|number|uln|learner\\S*|apprentice\\S*|employer\\S*|blank|below|above|when|if|over|(?:an?|in|out|one|first|last|full|new|more|all|only|each|every|yes|no|not) \\w+';

const GUIDANCE = [
  /^\W*(?:please|pls)\b\W+\w/i,
  /^\W*(?:do not|don['’]t|must (?:be|not)|never (?:delete|edit|change|type))\b/i,
  new RegExp(
    `^\\W*(?:enter|type|write|insert|add|fill|select|choose|pick|copy|paste|complete|leave|use|delete|edit|keep|start)\\b\\W+(?:${AFTER_VERB})\\b`,
    'i',
  ),
  // What a column is about.
  /^\W*(?:first|last|full|legal)\b.*\bnames?\b|^\W*names? of\b|^\W*(?:forenames?|surnames?|given names?|family names?)\b/i,
  // The form of a date in place of one.
  /\bd{1,2}\W?m{1,4}\W?y{2,4}\b|\by{4}\W?m{2}\W?d{2}\b/i,
  // What a column takes.
  /^\W*(?:(?:free |plain )?text|number|numeric|integer|string|alphanumeric|required|mandatory|optional|automatic|auto[- ]?filled|formula|calculated|drop[- ]?down(?: list)?|y(?:es)? ?\/ ?no?|true ?\/ ?false|tick ?box|(?:10|ten)[- ]digits?\b.*|\d+ (?:digits?|characters))\W*$/i,
  // The end of a list, and remarks on the sheet.
  /^\W*end\W*$|^\W*end of (?:the )?(?:list|sheet|data|table|file|register|report|records?|learners|apprentices|cohort|document)\b/i,
  /^\W*EOF\W*$/,
  // What signs and colours mean.
  /\p{L}\s*=\s*\p{L}/u,
  /^\W*(?:red|amber|green|blue|gr[ae]y|yellow|orange|purple|bil|pped)\s*(?:[:–-]|means\b)\s*(?:overdue|late|behind|at risk|complet\w*|on track|due|achiev\w*|pass\w*|fail\w*|withdrawn|break|past|not|no|in|needs?|action|ok|done|booked|left|leavers?|gateway|epa)\b/i,
  // Initials stand before a capital.
  /^\W*N\.?B\.?\s*[:,–-]?\s+\p{Ll}/u,
  // Where a list comes from and goes on.
  /^\W*(?:report|data|list|extract|export)\s+(?:generated|run|produced|created|exported|extracted|printed|as (?:at|of)|correct|date|name)\b/i,
  /^\W*(?:generated|printed|exported|produced|extracted|created|downloaded)\s*(?:(?:on|by|from|at)\b|:|\d)/i,
  /^\W*page \d+(?: of \d+)?\W*$|^\W*showing \d+\b|^\(blank\)$/i,
  /^\W*(?:source|(?:applied )?filters?|report|run date|version|author|prepared by)\s*:/i,
  /^\W*cont(?:inued|['’]?d)?\.?(?: (?:overleaf|below|over|on|from)\b.*)?\W*$/i,
  /^\W*(?:official(?:[\s-]+sensitive)?|(?:strictly |private and )?confidential|internal use only)\W*$/i,
  /\b(?:above|below) (?:this|the) (?:line|row)\b/i,
  /^\W*(?:notes?|nb|key|legend|tips?|warning|important|last updated|updated)\s*:|^\W*(?:instructions|guidance)\W*$|^\W*(?:how to|last updated)\b/i,
] as const;

/** Words that a row of totals has for itself, and those that people are called by as well. */
const COUNTS = wordSet(
  'total totals subtotal average averages avg count counts sum sums median headcount tally',
);
const COUNTS_OR_NAMES = wordSet('max maximum min minimum mean');

/** What may be counted. */
const COUNTED = wordSet(
  `grand overall all number numbers no apprentice apprentices learner
  learners student students trainee trainees candidate candidates people person name names cohort cohorts group groups
  intake class programme programmes year years term active leavers starters starts withdrawn complete completed passed pass
  passes failed fail fails distinction distinctions merit merits gateway epa ready overdue due days weeks months hours
  day week month soon minutes words pieces evidence employer employers row rows record records entries age duration this current uln ulns bil
  break breaks learning qar rag red amber green overall late behind on track past planned end`,
);

/** "No. of learners", "% complete", "24 apprentices", "Learners: 24", "Pass rate". */
const COUNT_OF = [
  /^\W*(?:nos?|num|number)\b\.?\s+(?:of|on|in|at|with|through|due|overdue|ready|complete\w*|passed|withdrawn)\b/i,
  /^#\s*(?:of\s+)?(?:learners|apprentices|students|people)\b/i,
  /^(?:%|percent(?:age)?\b)\s*\w/i,
  /^\d+\s+(?:learners?|apprentices?|students?|people|records?|rows?|entries|results)\W*$/i,
  /^(?:learners|apprentices|students|records|rows|entries|results)\W+\d+\W*$/i,
  /^(?:pass|success|achievement|completion|retention|distinction) rate\W*$/i,
] as const;

/** People are called To, So and Per as well, but not in small letters. */
const SMALL_WORDS = wordSet('of in on at with for the per by and to date so far');

function countsIn(text: string): 'counts' | 'counts or name' | undefined {
  if (COUNT_OF.some((pattern) => pattern.test(text))) return 'counts';
  const words = wordsOf(text);
  const ofCounts = words.map((word) => COUNTS.has(word.toLowerCase()));
  const areAll = words.every(isOfCounts);
  if (areAll && ofCounts.includes(true)) return 'counts';
  const isAtEnd = ofCounts[0] || ofCounts[ofCounts.length - 1];
  if (isAtEnd && /[\d:=%]/.test(text)) return 'counts';
  return isAtEnd || (areAll && COUNTS_OR_NAMES.has(words[0]?.toLowerCase() ?? ''))
    ? 'counts or name'
    : undefined;
}

function isOfCounts(word: string): boolean {
  const small = word.toLowerCase();
  const isKnown = [COUNTS, COUNTS_OR_NAMES, COUNTED].some((words) => words.has(small));
  return isKnown || SMALL_WORDS.has(word) || /^\d+$/.test(word);
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** "Sub total" and "head count" are one word. */
function wordsOf(text: string): readonly string[] {
  return text.replace(/\b(sub|head)[\s-]+(?=total|count)/gi, '$1').match(/[\p{L}\p{N}]+/gu) ?? [];
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/** What a cohort is called by. */
const COHORTS = [
  /\b(?:cohorts?|groups?|intakes?|class(?:es)?|programmes?|programs?|years?|terms?|semesters?|starters?|starts)\b/i,
  // September 2025, Sept-25, Sep '25; Autumn 2025; Q1 2025; 2025/26; 2025.
  new RegExp(`\\b${MONTH}(?:[\\s,./-]*20\\d\\d|\\s*[-/'’]\\s*\\d\\d|\\s+\\d\\d)\\b`, 'i'),
  /\b(?:spring|summer|autumn|winter|q[1-4])\W*(?:of )?20\d\d\b/i,
  /\b20\d\d\s*[/–-]\s*(?:20)?\d\d\b(?![/–-])/,
  /^\W*20\d\d\W*$/,
  /^\W*(?:batch|wave|tranche|roll-on)\W+\w{1,3}\W*$/i,
] as const;

/** Labels that no name begins with: "Cohort Leeds". A surname before a comma may be one. */
const BEGINS_WITH_LABEL = /^\W*(?:cohort|group|intake|class|programme|year|term|semester)s?\b(?!\s*,)/i;
/** "Leeds intake", but not "Amara Foxbury - Leeds intake". */
const ENDS_WITH_LABEL = /^[^\s–-]+\s+(?:cohort|group|intake|programme)\W*$/i;

/** What else may stand in the name of a cohort: words that are no names of people, numbers and letters. */
const OF_COHORTS = new RegExp(
  `^(?:cohorts?|groups?|intakes?|class(?:es)?|programmes?|programs?|years?|terms?|semesters?|starters?|starts?|starting|learners?|apprentices?|students?|academic|new|current|of|and|the|to|in|from|for|no|number|spring|summer|autumn|winter|early|late|mid|batch|wave|tranche|roll|on|week|level|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|first|second|third|${MONTH}|[ivx]+|\\p{L}|\\p{L}{0,4}\\d+\\p{L}{0,2})$`,
  'iu',
);

/** "Amara Foxbury (group A)" is somebody with a remark: what stands in brackets at the end says nothing. */
function readsLikeCohort(text: string): boolean {
  const title = text.replace(/\s*\([^()]*\)\W*$/, '');
  if (!COHORTS.some((pattern) => pattern.test(title))) return false;
  if (BEGINS_WITH_LABEL.test(title) || ENDS_WITH_LABEL.test(title)) return true;
  return wordsOf(title).every((word) => OF_COHORTS.test(word));
}

/** Where people stand: a part of a sheet, but no cohort. */
const LEGEND =
  /^\W*(?:red|amber|green|blue|gr[ae]y|yellow|orange|purple|pink|white|black|key|legend|rag|colou?rs?|stages?|status(?:es)?|summary|meaning)\W*$/i;

/** What stands in a list of colours or of counts below the apprentices. */
export function isOfLegend(text: string): boolean {
  return LEGEND.test(text);
}

const STANDING =
  'withdrawn|withdrawals|leavers|bil|ready for gateway|gateway ready|past planned end(?: date)?|completed|completers|achieved|achievers|certificated|breaks? in learning|on break|on[- ]programme|at gateway|gateway|in epa';

const OTHER_PARTS = [
  new RegExp(`^\\W*(?:${STANDING})\\W*$`, 'i'),
  /^\W*(?:(?:all|current|active|new|past|former|withdrawn|completed)\s+)?(?:learners|apprentices|students|leavers)\W*$/i,
  /^\W*level\s*\d\b|^\W*(?:block|phase|team)\s+\d{1,2}\W*$/i,
  /^\W*(?:rag|colou?r|status)\s+(?:key|legend|coding)\W*$|\bleavers below\b/i,
  /['’]s (?:learners|apprentices|students|caseload|team)\W*$|^\W*caseload\W*[:–-]/i,
  /^\W*(?:employer|company|coach|tutor|assessor|trainer|site|location|region|team|department|delivery)\s*:/i,
] as const;
const BEGINS_WITH_STANDING = new RegExp(`^\\W*(?:${STANDING})\\b`, 'i');

function readsLikeSubHeading(text: string): boolean {
  return readsLikeCohort(text) || OTHER_PARTS.some((pattern) => pattern.test(text));
}

/** "Fernhollow Group" is an employer; this can be none. */
export function isSurelyCohort(text: string): boolean {
  return /\b(?:cohort|intake)\b/i.test(text) || COHORTS.slice(1).some((pattern) => pattern.test(text));
}

/**
 * The cohort that a sub-heading names: without its label, its ornaments and the number of apprentices. Other parts of a
 * sheet name none: "Withdrawn", "Level 3", "Employer: Fernhollow".
 */
export function cohortNamed(text: string): string | undefined {
  const isOther = [BEGINS_WITH_STANDING, ...OTHER_PARTS].some((pattern) => pattern.test(text));
  if (!readsLikeCohort(text) || isOther) return undefined;
  const name = text
    .replace(/^[\s*=_~>#•–—-]+|[\s*=_~<#:•–—-]+$/g, '')
    .replace(/(?:\s*[(,:–—-]\s*|\s+)\d{1,3}\s+(?:learners?|apprentices?|students?|people)\s*\)?$/i, '')
    .replace(/\s*\(cont(?:inued|['’]?d|\.)?\)$/i, '')
    .replace(/^(?:cohort|group|intake|class)(?: name)?\s*[:=–—-]\s*(?=\S)/i, '')
    .trim();
  return name === '' ? undefined : name;
}

import { CATALOGUE } from '../../core/functions/catalogue';
import type { Parameter } from '../../core/functions/define';
import { ERROR_OF } from '../../files/error-values';
import { evaluate } from '../codec';
import { drawBarsOurselves } from './bars';
import { registerEdits } from './edits';
import { mendEngine } from './mends';
import { rememberMoves } from './moves';
import { fillNewRows } from './new-rows';
import { engine } from './o-spreadsheet';

/** Makes the engine ready: every custom function with its help, no menus that cannot work here. */
export function prepareEngine(): void {
  registerFunctions();
  registerEdits();
  rememberMoves();
  mendEngine();
  fillNewRows();
  removeUnusableMenus();
  drawBarsOurselves();
}

function registerFunctions(): void {
  for (const error of Object.values(ERROR_OF)) engine.registries.errorTypes.add(error);
  registerStandIn();
  for (const fn of CATALOGUE) {
    engine.registries.functionRegistry.add(fn.name, {
      description: fn.summary,
      category: 'EPA Cohort',
      args: fn.parameters
        .flatMap(namedTimes)
        .map(({ name, isOptional, help }) =>
          engine.helpers.arg(`${name} (any, range${isOptional ? ', optional' : ''})`, help),
        ),
      compute: (...args) => evaluate(fn, args),
      isExported: true,
    });
  }
}

/** So many ranges of a repeated parameter: more than set-ups leave behind. */
const MOST_RANGES = 12;

/** The engine repeats no argument behind one that may be left out: it knows so many of them, each with its number. */
function namedTimes(parameter: Parameter): readonly Parameter[] {
  if (parameter.takes !== 'grids') return [parameter];
  const name = (i: number) => (i === 0 ? parameter.name : `${parameter.name}_${i + 1}`);
  return Array.from({ length: MOST_RANGES }, (_, i) => ({ ...parameter, name: name(i) }));
}

/**
 * Google's stand-in for a function that .xlsx does not have stands inside IFERROR, with the last value as the other
 * answer; as an error it lets that value show.
 */
function registerStandIn(): void {
  engine.registries.functionRegistry.add('__XLUDF.DUMMYFUNCTION', {
    description: '',
    args: [engine.helpers.arg('formula (string)', '')],
    compute: () => ({ value: '#N/A' }),
    hidden: true,
    isExported: false,
  });
}

/** What the engine offers that needs parts this page does not have: a chart library, a store for pictures, languages. */
const WITHOUT = ['insert_chart', 'insert_carousel', 'insert_image', 'settings'];

function removeUnusableMenus(): void {
  for (const menu of Object.values(engine.registries.topbarMenuRegistry.content)) {
    if (!Array.isArray(menu.children)) continue;
    menu.children = menu.children.filter(
      (item) => typeof item === 'function' || !WITHOUT.includes(item.id ?? ''),
    );
  }
}

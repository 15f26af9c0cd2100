/*
 * The zone of a script is the zone of its process, and under Jest it cannot be changed: so this runs as a process of its
 * own. It evaluates formulas under one script zone after the other and prints what the cells show.
 */
import { openSheets } from './fake-apps-script';

export interface Formula {
  readonly timeZone: string;
  readonly name: string;
  readonly args: readonly unknown[];
}

export interface UnderScriptZone {
  readonly scriptZone: string;
  /** Local midnight of 5 January 2026: proof that the process took the zone. */
  readonly midnight: string;
  readonly shown: readonly unknown[];
}

const [scriptZones, formulas] = JSON.parse(process.argv[2] as string) as [string[], Formula[]];

const results: UnderScriptZone[] = scriptZones.map((scriptZone) => {
  process.env.TZ = scriptZone;
  return {
    scriptZone,
    midnight: new Date(2026, 0, 5).toISOString(),
    shown: formulas.map(({ timeZone, name, args }) => openSheets({ timeZone }).evaluate(name, ...args)),
  };
});
console.log(JSON.stringify(results));

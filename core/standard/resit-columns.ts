import type { Resit } from './standard';

/** The columns of a method that is taken again, named like the method: the same ones for every method of every standard. */
export function resitOf(id: string, name: string, short: string): Resit {
  const named = (ending: string) => [`${name} ${ending}`, `${short} ${ending}`];
  return {
    date: {
      key: `${id}ResitDate`,
      heading: `${name} resit date`,
      aliases: [`Date of ${name.toLowerCase()} resit`, `${short} resit date`, ...named('retake date')],
      help: `Day on which the ${name.toLowerCase()} is taken again, booked or held; the last one where there are several.`,
      isOptional: true,
    },
    grade: {
      key: `${id}ResitGrade`,
      heading: `${name} resit grade`,
      aliases: [`${name} resit result`, `${short} resit grade`, ...named('retake grade')],
      help: 'Grade of the last resit or retake. The first grade stays as it was.',
      isOptional: true,
    },
    attempts: {
      key: `${id}Attempts`,
      heading: `${name} attempts`,
      aliases: [`Number of ${name.toLowerCase()} attempts`, `${short} attempts`],
      help: 'How often the method was attempted, the first time among them; a void one does not count.',
      isOptional: true,
    },
  };
}

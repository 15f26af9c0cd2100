import { describe, expect, test } from '@jest/globals';
import { ILR_HEADINGS, type ReadIlr, readIlr } from '../../files/ilr';
import { ilrFile, programmeAim } from '../import-files';

const AMARA = { uln: '1000000019', given: 'Amara', family: 'Foxbury', aims: [programmeAim()] };

function read(xml: string | Uint8Array, code: string | undefined = '278') {
  const bytes = typeof xml === 'string' ? new TextEncoder().encode(xml) : xml;
  const reading = readIlr(bytes, code);
  for (let next = reading.next(); ; next = reading.next()) if (next.done) return next.value;
}

const fault = (xml: string) => {
  const answer = read(xml);
  return 'fault' in answer ? answer.fault : undefined;
};

const ilr = (xml: string | Uint8Array, code?: string): ReadIlr => {
  const answer = read(xml, code);
  if ('fault' in answer) throw new Error(answer.fault);
  return answer;
};

/** The fields of the rows below the headings. */
const people = (answer: ReadIlr) =>
  answer.rows.slice(1).map((row) => Object.fromEntries(ILR_HEADINGS.map((name, i) => [name, row[i]])));

describe('an ILR file', () => {
  test.each(['2024-25', '2025-26', '2026-27', '2031-32'])('of %s is read, whatever its namespace', (year) => {
    const answer = ilr(ilrFile(year, [AMARA]));
    expect(answer.year).toBe(year);
    expect(people(answer)).toMatchObject([
      {
        ULN: '1000000019',
        GivenNames: 'Amara',
        FamilyName: 'Foxbury',
        DateOfBirth: '1995-10-18',
        EmpId: '154549452',
        LearnStartDate: '2025-09-01',
        LearnPlanEndDate: '2026-12-01',
        CompStatus: '1',
        LearnActEndDate: '',
      },
    ]);
  });

  test('with prefixes, entities and marked sections says what it says', () => {
    const odd = ilrFile('2025-26', [{ ...AMARA, family: 'Foxbury & Sons' }], 'ilr:').replace(
      'Amara',
      '<![CDATA[Ama]]>r&#97;',
    );
    expect(people(ilr(odd))).toMatchObject([{ GivenNames: 'Amara', FamilyName: 'Foxbury & Sons' }]);
  });

  test('in UTF-16 and in the letters of Windows is read as it is meant', () => {
    const zoe = ilrFile('2025-26', [{ ...AMARA, given: 'Zoë' }]);
    const wide = new Uint8Array([0xff, 0xfe, ...Buffer.from(zoe, 'utf16le')]);
    const windows = Buffer.from(zoe.replace('utf-8', 'windows-1252'), 'latin1');
    for (const bytes of [wide, windows]) expect(people(ilr(bytes))).toMatchObject([{ GivenNames: 'Zoë' }]);
  });

  test('gives programme aims of the standard alone, and says what it leaves out', () => {
    const answer = ilr(
      ilrFile('2025-26', [
        { ...AMARA, aims: [programmeAim({ AimType: '3', LearnAimRef: '60349501' }), programmeAim()] },
        { ...AMARA, uln: '2000000028', aims: [programmeAim({ StdCode: '122' })] },
        { ...AMARA, uln: '3000000037', aims: [programmeAim({ ProgType: '2' })] },
      ]),
    );
    expect(people(answer).map(({ ULN }) => ULN)).toEqual(['1000000019']);
    expect([answer.learners, [...answer.others]]).toEqual([3, [['122', 1]]]);
  });

  test('of a standard whose code is not known gives the programme aims of all', () => {
    const answer = readIlr(
      new TextEncoder().encode(ilrFile('2025-26', [{ ...AMARA, aims: [programmeAim({ StdCode: '122' })] }])),
    );
    let last = answer.next();
    while (!last.done) last = answer.next();
    expect(last.value).toMatchObject({ rows: [[...ILR_HEADINGS], expect.arrayContaining(['122'])] });
  });

  test('of somebody back from a break gives the programme aim that began last', () => {
    const [before, after] = [
      programmeAim({ CompStatus: '6' }),
      programmeAim({ LearnStartDate: '2026-03-02' }),
    ];
    for (const aims of [
      [before, after],
      [after, before],
    ]) {
      const answer = ilr(ilrFile('2025-26', [{ ...AMARA, aims }]));
      expect([people(answer)[0]?.LearnStartDate, answer.restarts]).toEqual(['2026-03-02', 1]);
    }
  });

  test('reads alike wherever a slice ends', () => {
    const many = Array.from({ length: 2_000 }, (_, i) => ({ ...AMARA, given: `Zoë ${i}` }));
    const answer = ilr(ilrFile('2025-26', many));
    expect(people(answer).map(({ GivenNames }) => GivenNames)).toEqual(many.map(({ given }) => given));
  });
});

describe('a file that is none, or not whole', () => {
  const whole = ilrFile('2025-26', [AMARA]);
  test.each([
    ['cut off inside a learner', whole.slice(0, whole.indexOf('<FamilyName>') + 20), 'CUT_OFF'],
    ['cut off before the last tag', whole.slice(0, whole.lastIndexOf('</Message>')), 'CUT_OFF'],
    ['with tags that do not fit', whole.replace('</FamilyName>', '</GivenNames>'), 'BROKEN'],
    ['with text outside of it', `${whole}<Message/>`, 'BROKEN'],
    [
      'that declares texts to put in',
      whole.replace('<Message', '<!DOCTYPE Message [<!ENTITY a "b">]><Message'),
      'DECLARES_TYPES',
    ],
    ['nested without end', whole.replace('<Learner>', `<Learner>${'<a>'.repeat(60)}`), 'TOO_DEEP'],
    ['of something else', '<?xml version="1.0"?><workbook xmlns="urn:x"><Learner/></workbook>', 'NOT_ILR'],
    [
      'that is called like it and of something else',
      '<Message xmlns="urn:post"><Learner/></Message>',
      'NOT_ILR',
    ],
    ['without learners', ilrFile('2025-26', []), 'NO_LEARNERS'],
    ['that is empty', '', 'NOT_ILR'],
    ['with a tag that never ends', `${whole.slice(0, 300)}<${'a'.repeat(300_000)}`, 'BROKEN'],
  ] as const)('%s', (_, xml, expected) => {
    expect(fault(xml)).toBe(expected);
  });
});

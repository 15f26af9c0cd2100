import { ulnFinding } from '../core/rules/uln';

/** Well-formed ULNs, each once: far steps through the nine-digit numbers, each with the check digit that fits. */
export function ulns(): () => string {
  const [lowest, count, step] = [100_000_000, 900_000_000, 618_033_989];
  let taken = 1;
  const next = (): string => {
    const nine = lowest + ((taken++ * step) % count);
    const uln = [...'0123456789'].map((digit) => `${nine}${digit}`).find((typed) => !ulnFinding(typed));
    // One in eleven has no check digit and is not a ULN.
    return uln ?? next();
  };
  return next;
}

/** Every given name meets every family name once before a pair comes again: their counts share no divisor. */
export function nameOf(i: number): string {
  return `${GIVEN[(i * 11) % GIVEN.length]} ${FAMILY[(i * 23) % FAMILY.length]}`;
}

const GIVEN = [
  'Aaliyah',
  'Adebayo',
  'Agnieszka',
  'Alfie',
  'Amara',
  'Anjali',
  'Beatrix',
  'Bronwen',
  'Callum',
  'Chidera',
  'Chloë',
  'Dafydd',
  'Efua',
  'Eilidh',
  'Emre',
  'Fatima-Zahra',
  'Freya',
  'Giulia',
  'Hamza',
  'Imogen',
  'Ioana',
  'Jakub',
  'Jun',
  'Kavya',
  'Kwabena',
  'Leila',
  'Mateusz',
  'Minh Anh',
  'Niamh',
  'Oluwadamilola',
  'Priya',
  'Renée',
  'Siân',
  'Søren',
  'Tariq',
  'Yusuf',
  'Zoë',
] as const;

/** Family names of nobody. */
const FAMILY = [
  "O'Larkin",
  'Abernetty',
  'Adeyombo',
  'Ashgrove',
  'Barrowdene',
  'Bellweather',
  'Birchcombe',
  'Bramblewick',
  'Brightwater',
  'Cawthorpe-Lindqvist',
  'Chaudhray',
  'Copperfold',
  'Cwmllyn',
  "D'Amberley",
  'Dunmarrow',
  'Eastermere',
  'Featherstow',
  'Fenwhistle',
  'Foxbury',
  'Gallowmoss',
  'Greenhollow',
  'Hartbeck',
  'Hazelrigge',
  'Hollowdene',
  'Inchmarlow',
  'Kestrelby',
  'Khanabad',
  'Kowalewicz-Rowe',
  'Lambswick',
  'Larksong',
  'Mapletoft',
  'Marshwiggle',
  'Meadowcroft-Osei',
  'Millrace',
  'Mistlethwaite',
  'Mossop-Iyer',
  'Nettlefold',
  'Nightingale-Achebe',
  'Oakenfell',
  'Okonkwe',
  'Patelwala',
  'Pennyroyal',
  'Quillfeather',
  'Ravensmoor',
  'Rowanleigh',
  'Saltmarsh',
  'Silverbirch',
  'Stonecrop',
  'Thistlewood',
  'Umberslade',
  'Wetherlam',
  'Wrenfield',
  'Żurawin',
] as const;

export const EMPLOYERS = [
  'Bramble & Finch Retail',
  'Copperkettle Bank',
  'Dunmarrow Water',
  'Fernhill Housing',
  'Foxglove Energy',
  'Harbourlight Hotels',
  'Kestrel Parcels',
  'Larkspur Insurance',
  'Millrace Motors',
  'Northmere Council',
  'Pennyfold Telecom',
  'Quayside Travel',
  'Silverbirch Care',
  'Thistledown Airways',
] as const;

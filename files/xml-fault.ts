/** Why a part cannot be read. A document type declares texts to put in; no workbook has one, and some are bombs. */
export type XmlFault = 'BROKEN' | 'DECLARES_TYPES' | 'TOO_DEEP';

/** The product's version; a test holds package.json and manifest.xml to it. */
export const PRODUCT = { name: 'EPA Cohort', version: '0.1.0' } as const;

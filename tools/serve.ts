import { serve } from './static-server';

const PORT = 4173;

const { origin } = await serve('dist/preview', Number(process.env.PORT) || PORT);
console.log(`EPA Cohort is running at ${origin}/`);

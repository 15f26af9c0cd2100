/** What a coloured word means; hosts draw it in the same colours. */
export type Tone = 'doubt' | 'bad' | 'warning' | 'good' | 'best' | 'quiet';

/** A strong brown, pale orange, yellow, blue and grey, and a strong blue: told apart with any colour vision, the words legible on all. */
export const TONE_COLOURS: Readonly<Record<Tone, { readonly background: string; readonly text: string }>> = {
  doubt: { background: '#7a2500', text: '#ffffff' },
  bad: { background: '#f9d3bd', text: '#6b1d00' },
  warning: { background: '#fff2b3', text: '#4d3c00' },
  good: { background: '#d3e9f8', text: '#0b3a57' },
  best: { background: '#0f4c7a', text: '#ffffff' },
  quiet: { background: '#eceff1', text: '#37474f' },
};

/** Looks stand where the command line makes workbooks with them too. */
export {
  ANSWER,
  ANSWER_COLOUR,
  ANSWER_HEADING,
  HEADING,
  lookOf,
  MIDDLE,
  SETTINGS_WIDTHS,
  widthOf,
} from '../files/looks';

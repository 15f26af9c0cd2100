const NOTHING_YET = Symbol();

/**
 * Works out each answer once, for as long as somebody holds what comes back: the same few cells, days and columns are
 * asked for again and again, often twice in a row. Only for answers that are always the same.
 *
 * @param most How many answers are kept; beyond that it begins anew, so that it never grows with a workbook.
 */
export function remembered<Key, Answer>(
  answerFor: (key: Key) => Answer,
  most = 10_000,
): (key: Key) => Answer {
  const answers = new Map<Key, Answer>();
  let last: Key | typeof NOTHING_YET = NOTHING_YET;
  let lastAnswer: Answer;
  return (key) => {
    if (key === last) return lastAnswer;
    let answer = answers.get(key) as Answer;
    if (answer === undefined && !answers.has(key)) {
      answer = answerFor(key);
      if (answers.size >= most) answers.clear();
      answers.set(key, answer);
    }
    last = key;
    lastAnswer = answer;
    return answer;
  };
}

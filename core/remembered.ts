/** Works out each answer once: service calls and clocks are slow, and the same is asked for again and again. */
export function remembered<Key, Answer>(answerFor: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new Map<Key, Answer>();
  return (key) => {
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = answerFor(key);
      answers.set(key, answer);
    }
    return answer;
  };
}

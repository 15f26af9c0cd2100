import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { withoutCommentMarks } from '../../tools/without-comment-marks';

describe('a string that looks as if a comment or a command began in it', () => {
  test.each([
    ['an address', 'x = "http://example.org/a//b"'],
    ['three slashes', "x = '///'"],
    ['a slash and an asterisk', 'x = "a/*b*/c"'],
    ['after another string', 'x = "a" + "//" + \'/*\''],
    ['a slash that is escaped already', 'x = "\\//"'],
    ['a backslash before it', 'x = "\\\\//"'],
    ['the beginning of an XML file', 'x = "<?xml version=\'1.0\'?><a/>"'],
    ['a name of a member', 'x = ({ "a//b": 1 })["a//b"]'],
  ])('is written without it and says the same: %s', (_, code) => {
    const plain = withoutCommentMarks(code);
    expect(plain).not.toMatch(/\/[/*]|<\?/);
    expect(runInNewContext(plain)).toBe(runInNewContext(code));
  });
});

test('what has none stays as it is', () => {
  const code = 'var a = 6 / 2 / 3, b = /x\\/y/g, c = "a/b";';
  expect(withoutCommentMarks(code)).toBe(code);
});

describe('what cannot be written another way fails the build', () => {
  test.each([
    ['a regular expression', 'x = /[//]/'],
    ['a regular expression that repeats a slash', 'x = /a\\/*/'],
    ['a template', 'x = `http://y`'],
    ['a regular expression in which a sign may be missing', 'x = /a<?b/'],
    ['a comment', 'x = 1 // one'],
    ['a licence', '/*! MIT */ x = 1'],
  ])('%s', (_, code) => {
    expect(() => withoutCommentMarks(code)).toThrow('Google would not take this script as it is, at');
  });
});

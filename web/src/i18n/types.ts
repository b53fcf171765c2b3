import type { en } from './en';

export type Messages = typeof en;
export type MessageKey = keyof Messages;
export type Message = string | { one: string; other: string };

/** The names between braces in a text. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type TextOf<M> = M extends { one: infer One extends string; other: infer Other extends string } ? One | Other : M;

export type NamesIn<Key extends MessageKey> = Placeholders<Extract<TextOf<Messages[Key]>, string>>;

/** What a message needs beside its key: nothing, or a value for each of its placeholders. */
export type Values<Key extends MessageKey> = [NamesIn<Key>] extends [never]
  ? []
  : [values: { [Name in NamesIn<Key>]: string | number }];

/** The same keys, with plural forms where the first language has them; a test compares the placeholders. */
export type SameShape<M> = { [Key in keyof M]: M[Key] extends string ? string : { one: string; other: string } };

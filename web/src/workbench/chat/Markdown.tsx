import { Lexer, type Token } from 'marked';
import { memo, useMemo } from 'react';
import { Blocks } from './MarkdownTokens';

/**
 * A model's words. They are turned into elements, never into HTML: what a model writes cannot become markup, whatever it is.
 * Blocks that are complete keep their elements while the rest still streams in.
 */
export function Markdown({ text }: { text: string }) {
  const tokens = useMemo(() => new Lexer({ gfm: true, breaks: false }).lex(text), [text]);
  return (
    <div className="markdown">
      {tokens.map((token, index) => (
        <Block key={index} raw={token.raw} token={token} />
      ))}
    </div>
  );
}

const Block = memo(
  ({ token }: { raw: string; token: Token }) => <Blocks tokens={[token]} />,
  (before, after) => before.raw === after.raw,
);
Block.displayName = 'Block';

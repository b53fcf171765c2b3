import type { Token, Tokens } from 'marked';
import type { ReactNode } from 'react';

/** Block tokens as elements. */
export function Blocks({ tokens }: { tokens: Token[] }): ReactNode {
  return tokens.map((token, index) => {
    const key = `${index}${token.type}`;
    switch (token.type) {
      case 'heading': {
        const { tokens: inner } = token as Tokens.Heading;
        return (
          <p key={key} className="heading">
            <Inline tokens={inner} />
          </p>
        );
      }
      case 'paragraph':
        return (
          <p key={key}>
            <Inline tokens={(token as Tokens.Paragraph).tokens} />
          </p>
        );
      case 'code':
        return (
          <pre key={key}>
            <code>{(token as Tokens.Code).text}</code>
          </pre>
        );
      case 'blockquote':
        return (
          <blockquote key={key}>
            <Blocks tokens={(token as Tokens.Blockquote).tokens} />
          </blockquote>
        );
      case 'list':
        return <List key={key} list={token as Tokens.List} />;
      case 'table':
        return <Table key={key} table={token as Tokens.Table} />;
      case 'hr':
        return <hr key={key} />;
      case 'space':
      case 'def':
        return null;
      case 'text': {
        const text = token as Tokens.Text;
        return <Inline key={key} tokens={text.tokens ?? [text]} />;
      }
      default:
        return <p key={key}>{token.raw}</p>;
    }
  });
}

function List({ list }: { list: Tokens.List }) {
  const items = list.items.map((item, index) => (
    <li key={index}>
      {item.task && <input type="checkbox" checked={item.checked ?? false} readOnly tabIndex={-1} aria-hidden />}{' '}
      <Blocks tokens={item.tokens.filter((token) => token.type !== 'checkbox')} />
    </li>
  ));
  return list.ordered ? <ol start={typeof list.start === 'number' ? list.start : 1}>{items}</ol> : <ul>{items}</ul>;
}

function Table({ table }: { table: Tokens.Table }) {
  return (
    <div className="overflow-x-auto">
      <table>
        <thead>
          <tr>
            {table.header.map((cell, index) => (
              <th key={index}>
                <Inline tokens={cell.tokens} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>
                  <Inline tokens={cell.tokens} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Inline({ tokens }: { tokens: Token[] }): ReactNode {
  return tokens.map((token, index) => {
    const key = `${index}${token.type}`;
    const inner = 'tokens' in token && token.tokens ? <Inline tokens={token.tokens} /> : null;
    switch (token.type) {
      case 'strong':
        return <strong key={key}>{inner}</strong>;
      case 'em':
        return <em key={key}>{inner}</em>;
      case 'del':
        return <del key={key}>{inner}</del>;
      case 'codespan':
        return <code key={key}>{(token as Tokens.Codespan).text}</code>;
      case 'br':
        return <br key={key} />;
      case 'link':
      case 'image': {
        const { href, text } = token as Tokens.Link;
        return (
          <SafeLink key={key} href={href}>
            {inner ?? text}
          </SafeLink>
        );
      }
      case 'escape':
      case 'text':
        return inner ?? (token as Tokens.Text).text;
      default:
        return token.raw;
    }
  });
}

/** A link out of the product, when its address is a web address; anything else (`javascript:`, say) is only its text. */
function SafeLink({ href, children }: { href: string; children: ReactNode }) {
  if (!/^(https?:\/\/|mailto:)/i.test(href)) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

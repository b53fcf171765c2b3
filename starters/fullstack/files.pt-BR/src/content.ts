import type { Status } from '@/pages/Ideas'

/** Todas as palavras que o app mostra, em um só lugar. */
export const content = {
  title: '{{title}}',
  heading: 'O que deve vir a seguir?',
  text: 'Anote uma ideia e vote nas dos outros. Tudo fica guardado no banco de dados deste app.',
  form: {
    heading: 'Uma nova ideia',
    title: 'Em poucas palavras',
    placeholder: 'Por exemplo, uma visão de calendário',
    text: 'Por que ajudaria (opcional)',
    add: 'Adicionar a ideia',
    required: 'Dê um nome à ideia.',
    failed: 'Não foi possível salvar. Tente de novo.',
  },
  list: {
    heading: 'Ideias',
    empty: 'Nenhuma ideia ainda. A primeira é sua.',
    failed: 'Não foi possível carregar as ideias.',
    again: 'Tentar de novo',
    vote: (title: string, votes: number) => `Votar em “${title}”, ${votes} até agora`,
    status: (title: string) => `Situação de “${title}”`,
    remove: (title: string) => `Excluir “${title}”`,
  },
  statuses: { new: 'Nova', planned: 'Planejada', done: 'Feita' } satisfies Record<Status, string>,
  notFound: { heading: 'Esta página não existe', text: 'O endereço pode ser antigo ou ter um erro.', back: 'Voltar às ideias' },
}

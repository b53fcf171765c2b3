/** Every word that the app shows, in one place. */
export const content = {
  title: '{{title}}',
  locale: 'pt-BR',
  currency: 'BRL',
  nav: { home: 'Gastos', report: 'Relatório' },
  home: {
    heading: 'Para onde vai o dinheiro',
    text: 'Anote o que você gasta e veja num relance quanto ainda resta neste mês.',
    spent: 'Gasto',
    left: 'Ainda disponível',
    perDay: 'Média por gasto',
    of: (budget: string) => `de ${budget}`,
    latest: 'Últimos gastos',
    empty: 'Nada gasto ainda. Anote o primeiro gasto.',
  },
  report: { heading: 'Relatório', text: 'O mês por categoria, da maior para a menor.', byCategory: 'Por categoria', budget: 'Orçamento do mês', budgetText: 'Mude aqui e tudo acompanha.' },
  expense: {
    new: 'Novo gasto',
    what: 'O que foi?',
    placeholder: 'Por exemplo, café em grãos',
    amount: 'Valor',
    category: 'Categoria',
    add: 'Anotar gasto',
    cancel: 'Cancelar',
    close: 'Fechar',
    required: 'Diga o que foi.',
    positive: 'O valor precisa ser maior que zero.',
    remove: (what: string) => `Excluir “${what}”`,
    added: 'Gasto anotado',
    removed: 'Gasto excluído',
  },
  categories: { food: 'Comida', home: 'Casa', transport: 'Transporte', fun: 'Lazer', health: 'Saúde' },
  notFound: { heading: 'Esta página não existe', text: 'O endereço pode ser antigo ou ter um erro de digitação.', back: 'Voltar aos gastos' },
  sample: ['Compras da semana', 'Passagem de trem', 'Conta de luz', 'Cinema com amigos', 'Farmácia', 'Almoço na feira'],
}

export type Category = keyof typeof content.categories

/** O que há no banco de dados no primeiro início. */
export const samples = [
  { title: 'Enviar um resumo por e-mail às sextas', text: 'Três linhas: o que foi feito, o que vem a seguir, o que está parado.', status: 'planned', votes: 12 },
  { title: 'Um tema escuro', text: 'Segue a configuração do aparelho.', status: 'done', votes: 9 },
  { title: 'Buscar pelas primeiras letras', text: '', status: 'new', votes: 4 },
]

/** O que a API oferece. A página em / é desenhada a partir desta lista, então uma rota nova também entra aqui. */
export const endpoints = [
  { method: 'GET', path: '/api/notes', title: 'Listar as notas', text: 'Todas as notas. Com ?q= só as que contêm as palavras.' },
  { method: 'POST', path: '/api/notes', title: 'Escrever uma nota', text: 'Responde 201 com a nota e seu id, ou 422 com o que está errado.', body: { title: 'Comprar café', text: 'O escuro', pinned: false } },
  { method: 'GET', path: '/api/notes/1', title: 'Ler uma nota', text: 'Responde 404 quando não há nota com este id.' },
  { method: 'PATCH', path: '/api/notes/1', title: 'Mudar uma nota', text: 'Só mudam os campos que você enviar.', body: { pinned: true } },
  { method: 'DELETE', path: '/api/notes/2', title: 'Excluir uma nota', text: 'Responde 204, sem conteúdo.' },
  { method: 'GET', path: '/api/health', title: 'Saúde', text: 'Diz que o servidor está no ar e há quanto tempo.' },
]

export const samples = [
  { title: 'Boas-vindas', text: 'Esta nota veio com a API.', pinned: true },
  { title: 'Experimente os botões', text: 'Cada rota da página pode ser chamada como está.', pinned: false },
  { title: 'Deixe com a sua cara', text: 'As rotas ficam em src/, a página em public/.', pinned: false },
]

import type { enSandbox } from './en.sandbox';
import type { SameShape } from './types';

/** What went wrong in a sandbox, its terminals and its way out, in Brazilian Portuguese. Part of the texts of `pt-BR.ts`. */
export const ptBRSandbox: SameShape<typeof enSandbox> = {
  'error.sandbox.docker-unreachable':
    'Nenhum Docker Engine responde aqui. Inicie-o ou rode este projeto em um sandbox.',
  'error.sandbox.runtime-missing':
    'Falta nesta máquina o programa que roda os sandboxes. “forja doctor” diz como obtê-lo.',
  'error.sandbox.agent-missing': 'Falta uma parte do Forja. Rode “forja up” de novo para construí-la.',
  'error.sandbox.data-folder-closed': 'O sandbox não alcança a pasta dele. “forja doctor” explica por quê.',
  'error.sandbox.data-in-use': 'Outro Forja usa a mesma pasta de dados.',
  'error.sandbox.not-started': 'Não foi possível iniciar o sandbox. A saída dele diz por quê.',
  'error.sandbox.lost': 'O sandbox sumiu. Reinicie o app.',
  'error.sandbox.out-of-memory': 'O app usou mais memória do que pode. Peça algo mais leve ou aumente o limite.',
  'error.sandbox.server-exited': 'O app terminou sozinho. As últimas linhas do log dizem por quê.',
  'error.sandbox.not-ready': 'O app iniciou, mas nunca respondeu na porta dele.',
  'error.sandbox.no-recipe': 'Não está claro como iniciar este projeto. Um forja.json pode dizer.',
  'error.sandbox.recipe-invalid': 'Não foi possível ler o forja.json do projeto.',
  'error.sandbox.command-not-started': 'Não foi possível iniciar o comando.',
  'error.sandbox.too-many-connections': 'Há conexões demais com o app ao mesmo tempo.',
  'error.sandbox.broken': 'O sandbox quebrou do nosso lado. O log do servidor diz mais.',
  'error.sandbox.failed': 'Não foi possível iniciar o app.',
  'error.sandbox.busy': 'O sandbox está ocupado com outra coisa. Tente de novo daqui a pouco.',
  'error.sandbox.agent-unknown': 'O sandbox respondeu de um jeito que não entendemos. Rode “forja up” de novo.',
  'error.sandbox.name-in-use': 'Um sandbox deste projeto ainda está sendo limpo. Tente de novo daqui a pouco.',
  'error.sandbox.no-user-ids':
    'Esta conta não tem ids de usuário para dar aos sandboxes. “forja doctor” diz como obtê-los.',
  'error.sandbox.server-stopping': 'O servidor está parando.',
  'error.sandbox.stopped': 'O app está dormindo.',
  'error.sandbox.unreachable': 'O sandbox não responde. Reinicie o app.',
  'error.sandbox.command-invalid': 'Este comando não pode ser executado.',
  'error.terminal.too-many': 'Este projeto já tem todos os terminais abertos que pode ter. Feche um antes.',
  'error.terminal.not-found': 'Este terminal está fechado.',
  'error.terminal.socket-required': 'Um terminal é aberto pela área de trabalho.',
  'error.egress.not-allowed': 'O app não pode acessar este domínio. Permita-o neste projeto, se for o caso.',
  'error.egress.private-address': 'Isto leva a uma rede privada ou a esta máquina, que nenhum app pode acessar.',
  'error.egress.unknown-name': 'Este domínio não existe.',
  'error.egress.unreachable': 'Ninguém responde lá.',
  'error.egress.too-many-connections': 'O app tem conexões demais abertas para fora.',
  'error.egress.domain-invalid': 'Isto não é um domínio. Escreva api.example.com ou *.example.com.',
  'error.sandbox.disk-full':
    'O app encheu o espaço em disco que pode usar. Apague arquivos de que ele não precisa e reinicie-o.',
  'error.sandbox.too-many-processes':
    'O app iniciou mais processos do que pode. Reinicie-o; o log diz o que os iniciou.',
  'error.sandbox.timeout-invalid': 'Este limite de tempo não pode ser usado.',
};

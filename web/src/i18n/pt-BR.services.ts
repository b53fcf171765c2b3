import type { enServices } from './en.services';
import type { SameShape } from './types';

/** What stands in the way of a project's databases, secrets and network, and the panes for them, in Brazilian Portuguese. Part of the texts of `pt-BR.ts`. */
export const ptBRServices: SameShape<typeof enServices> = {
  'error.service.missing':
    'Esta máquina não tem este banco de dados. A linha abaixo o instala; depois adicione-o de novo.',
  'error.service.unknown': 'Este serviço não existe. Há PostgreSQL, MariaDB e Redis.',
  'error.service.not-made': 'O banco de dados não pôde ser criado. O que ele imprimiu diz por quê.',
  'error.service.not-ready': 'O banco de dados não respondeu a tempo. Inicie-o de novo.',
  'error.service.exited': 'O banco de dados terminou sozinho. Inicie-o de novo; o log diz por quê.',
  'error.service.lost': 'O sandbox do banco de dados sumiu. Inicie-o de novo.',
  'error.service.stopped': 'O banco de dados foi parado.',
  'error.service.out-of-memory': 'O banco de dados usou mais memória do que pode. Inicie-o de novo com menos trabalho.',
  'error.service.disk-full': 'O banco de dados encheu seu espaço em disco. Apague dados ou cópias e inicie-o de novo.',
  'error.service.copy-failed': 'Os dados não puderam ser copiados. Veja se o disco está cheio e tente de novo.',
  'error.service.no-data': 'Ainda não há dados.',
  'error.service.no-snapshot': 'Esta cópia não existe mais.',
  'error.data.read-only': 'Isto mudaria os dados. Permita mudanças e execute de novo.',
  'error.data.too-slow': 'Isto demorou demais e foi parado. Peça menos.',
  'error.data.query-failed': 'O banco de dados não aceitou isto.',
  'error.data.one-statement': 'Um comando de cada vez, por favor.',
  'error.data.not-found': 'Esta tabela ou coluna não existe mais.',
  'error.data.too-large': 'A resposta é grande demais. Peça menos colunas ou linhas.',
  'error.data.lost': 'O banco de dados fechou a conexão. Tente de novo.',
  'error.secret.name-invalid': 'Um nome tem letras, números e _, e começa com uma letra.',
  'error.secret.name-reserved': 'Este nome é da plataforma. Escolha outro.',
  'error.secret.name-public':
    'Nomes assim são escritos nas páginas para todos lerem. Escolha outro nome ou defina-o como variável simples.',
  'error.secret.value-invalid': 'Este valor é longo demais ou tem um caractere que nenhuma variável aceita.',
  'error.secret.value-short': 'Um segredo tem pelo menos 8 caracteres: um menor não pode ser escondido nos logs.',
  'error.secret.too-many': 'Este projeto já tem todas as variáveis que pode ter. Remova uma antes.',
  'error.secret.not-found': 'Esta variável não existe mais.',
  'error.secret.keys-lost': 'As chaves que selaram os segredos deste projeto se perderam. Defina os segredos de novo.',
  'sandbox.stage.starting-services': 'Iniciando o banco de dados',
};

import type { enRuntime } from './en.runtime';
import type { SameShape } from './types';

/** Onde um projeto roda e por quê, em português. Parte dos textos de `pt-BR.ts`. */
export const ptBRRuntime: SameShape<typeof enRuntime> = {
  'runtime.label': 'Roda em: {where}',
  'runtime.choose': 'Onde o app roda',
  'runtime.name.browser': 'Este navegador',
  'runtime.name.sandbox': 'Sandbox',
  'runtime.name.docker': 'Docker',
  'runtime.choice.auto': 'Automático',
  'runtime.choice.browser': 'Este navegador',
  'runtime.choice.sandbox': 'Sandbox',
  'runtime.choice.docker': 'Docker',
  'runtime.why.browser': 'Um front-end: seu navegador o compila e executa, na hora e sem servidor.',
  'runtime.why.hybrid': 'Seu navegador executa a página; o servidor dela roda em um sandbox, alcançado em /api.',
  'runtime.why.possible': 'Este projeto também poderia rodar no seu navegador.',
  'runtime.why.not': 'Por que não roda no navegador:',
  'runtime.reason.framework': '{detail} precisa de um servidor próprio',
  'runtime.reason.no-page': 'não há um index.html de onde partir {detail}',
  'runtime.reason.plugin': 'um plugin da compilação teria de ser executado: {detail}',
  'runtime.reason.style-config': 'os estilos são configurados por um programa: {detail}',
  'runtime.reason.preprocessor': 'arquivos {detail} são compilados por um programa do Node',
  'runtime.reason.node-module': 'o código precisa do Node: {detail}',
  'runtime.reason.other': 'algo nele precisa de um sandbox {detail}',
  'runtime.limit.server':
    'Este navegador não permite à prévia um worker próprio, então o servidor responde por ela: funciona igual, um pouco mais devagar, e não sem rede.',
  'runtime.limit.compiler':
    'Este navegador não tem WebAssembly: usa-se um compilador menor, que diz menos sobre os erros.',
  'runtime.toSandbox': 'Rodar em um sandbox',
  'runtime.starting.title': 'Seu navegador está compilando o app',
  'runtime.starting.body': 'Ele aparece assim que os arquivos chegarem aqui.',
  'runtime.packages.building': 'Os pacotes estão sendo preparados',
  'runtime.packages.body': 'Uma vez para cada lista de pacotes; depois disso, estão prontos na hora.',
  'runtime.packages.failed': 'Não foi possível preparar os pacotes',
  'runtime.failed.title': 'Não foi possível iniciar o app neste navegador',
  'runtime.stuck.title': 'O app não responde',
  'runtime.stuck.body':
    'Talvez esteja em um laço que nunca termina. Seus arquivos estão seguros; olhe o código e inicie de novo.',
  'runtime.stuck.action': 'Iniciar o app de novo',
  'runtime.missing': { one: '{names} não está instalado', other: '{count} pacotes não estão instalados: {names}' },
  'runtime.missing.add': 'Adicionar e instalar',
  'runtime.missing.adding': 'Instalando…',
  'error.browser.compiler-failed': 'Não foi possível carregar o compilador, ou ele parou. Carregue a página de novo.',
  'error.dependencies.bundle-failed': 'Não foi possível aprontar os pacotes para uma página.',
  'error.package.not-found': 'O registro não conhece este pacote.',
  'error.package.invalid': 'Isto não é um nome de pacote.',
};

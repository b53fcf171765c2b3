import type { enUsage } from './en.usage';
import type { SameShape } from './types';

/** O que foi usado e quanto custa, em português. */
export const ptBRUsage: SameShape<typeof enUsage> = {
  'usage.open': 'Uso e custo',
  'usage.title': 'Uso e custo',
  'usage.models': 'Modelos',
  'usage.month': '{cost} neste mês',
  'usage.tokens': 'Tokens usados',
  'usage.cached': '{share} do cache',
  'usage.hours': 'Tempo de sandbox',
  'usage.cpu': '{hours} de um processador',
  'usage.storage': 'Arquivos',
  'usage.storage.note': 'com todas as versões',
  'usage.estimate': 'Um mês como os últimos dias',
  'usage.estimate.note': 'Uma estimativa para cada forma de rodar o app.',
  'usage.way': 'Onde roda',
  'usage.way.browser': 'No navegador',
  'usage.way.sandbox': 'Em uma sandbox',
  'usage.way.docker': 'No Docker',
  'usage.computing': 'Máquina',
  'usage.total': 'Total',
  'usage.limit': 'Este projeto para antes de passar de {cost}.',
  'usage.limit.day': 'O trabalho para antes que um dia passe de {cost}.',
  'usage.turns': 'Pedidos',
  'usage.turns.none': 'Nenhum modelo foi consultado ainda.',
  'usage.people': 'Pessoas',
  'usage.limit.person': 'Limite de cada pessoa: {cost}',
  'usage.projects': 'Projetos',
  'usage.projects.none': 'Ainda não há projetos.',
};

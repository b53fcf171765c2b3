import type { Priority, Status } from '@/store/tasks'

type SampleTask = { title: string; priority: Priority; status: Status }

/** Every word that the app shows, in one place. */
export const content = {
  title: '{{title}}',
  nav: { home: 'Visão geral', board: 'Quadro' },
  home: {
    heading: 'Que bom ver você',
    text: 'Veja como as coisas estão. Crie uma tarefa, conclua outra e acompanhe os números.',
    open: 'A fazer',
    doing: 'Em andamento',
    done: 'Concluídas',
    progress: 'Progresso',
    progressText: (done: number, all: number) => `${done} de ${all} tarefas concluídas`,
    next: 'A seguir',
    empty: 'Nada mais a fazer. Aproveite o silêncio ou crie algo novo.',
  },
  week: { title: 'Esta semana', text: 'Tarefas concluídas por dia', days: ['Seg', 'Ter', 'Qua', 'Qui', 'Sex', 'Sáb', 'Dom'] },
  board: { heading: 'Quadro', text: 'Arraste um cartão para outra coluna. No celular, segure antes.', empty: 'Solte um cartão aqui' },
  task: {
    new: 'Nova tarefa',
    title: 'O que precisa ser feito?',
    placeholder: 'Por exemplo, ligar para a gráfica',
    priority: 'Prioridade',
    priorities: { low: 'Baixa', normal: 'Normal', high: 'Alta' } satisfies Record<Priority, string>,
    required: 'Dê um nome à tarefa.',
    add: 'Criar tarefa',
    cancel: 'Cancelar',
    close: 'Fechar',
    finish: (title: string) => `Concluir “${title}”`,
    remove: (title: string) => `Excluir “${title}”`,
    added: 'Tarefa criada',
    finished: 'Muito bem',
    removed: 'Tarefa excluída',
  },
  statuses: { todo: 'A fazer', doing: 'Em andamento', done: 'Concluídas' } satisfies Record<Status, string>,
  notFound: { heading: 'Esta página não existe', text: 'O endereço pode ser antigo ou ter um erro de digitação.', back: 'Voltar à visão geral' },
  sampleTasks: [
    { title: 'Desenhar a primeira tela', priority: 'high', status: 'doing' },
    { title: 'Combinar nomes e cores', priority: 'normal', status: 'doing' },
    { title: 'Escrever o texto de boas-vindas', priority: 'normal', status: 'todo' },
    { title: 'Convidar duas pessoas para testar', priority: 'high', status: 'todo' },
    { title: 'Reunir o que elas disserem', priority: 'low', status: 'todo' },
    { title: 'Descrever a ideia em uma frase', priority: 'normal', status: 'done' },
    { title: 'Escolher um nome', priority: 'low', status: 'done' },
  ] as SampleTask[],
}

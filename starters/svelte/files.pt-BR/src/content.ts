/** Every word that the app shows, in one place. */
export const content = {
  title: '{{title}}',
  nav: { habits: 'Hábitos', focus: 'Foco' },
  home: {
    heading: 'Um passo por dia',
    text: 'Marque o que você fez. A semana vai se enchendo, e dá para ver o quanto já andou.',
    today: 'Feitos hoje',
    week: 'Esta semana',
    empty: 'Nenhum hábito ainda. Comece por um de dois minutos.',
  },
  days: ['Seg', 'Ter', 'Qua', 'Qui', 'Sex', 'Sáb', 'Dom'],
  habit: {
    new: 'Novo hábito',
    name: 'O que você quer fazer todo dia?',
    placeholder: 'Por exemplo, ler dez páginas',
    required: 'Dê um nome ao hábito.',
    add: 'Criar hábito',
    cancel: 'Cancelar',
    close: 'Fechar',
    remove: (name: string) => `Excluir “${name}”`,
    added: 'Hábito criado',
    removed: 'Hábito excluído',
  },
  focus: { heading: 'Foco', text: 'Uma coisa só, por um tempo.', start: 'Começar', pause: 'Pausar', reset: 'Zerar', finished: 'Muito bem. Faça uma pausa.' },
  notFound: { heading: 'Esta página não existe', text: 'O endereço pode ser antigo ou ter um erro de digitação.', back: 'Voltar aos hábitos' },
  samples: ['Beber dois litros de água', 'Caminhar meia hora', 'Ler dez páginas', 'Dormir antes das onze'],
}

import { useLocalStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { content, type Category } from '@/content'

export type Expense = { id: string; what: string; amount: number; category: Category }

const sampleAmounts: [number, Category][] = [[84.2, 'food'], [27.5, 'transport'], [112.9, 'home'], [38, 'fun'], [19.75, 'health'], [16.4, 'food']]
const format = new Intl.NumberFormat(content.locale, { style: 'currency', currency: content.currency })

export const money = (amount: number) => format.format(amount)

/** The month's expenses, kept in this browser. */
export const useExpenses = defineStore('expenses', () => {
  const budget = useLocalStorage('{{name}}-budget', 600)
  const expenses = useLocalStorage<Expense[]>('{{name}}-expenses', content.sample.map((what, index) => ({
    id: `sample-${index}`, what, amount: sampleAmounts[index]![0], category: sampleAmounts[index]![1],
  })))

  const spent = computed(() => expenses.value.reduce((sum, { amount }) => sum + amount, 0))
  const byCategory = computed(() =>
    (Object.keys(content.categories) as Category[])
      .map((category) => ({ category, amount: expenses.value.filter((item) => item.category === category).reduce((sum, { amount }) => sum + amount, 0) }))
      .sort((a, b) => b.amount - a.amount))

  function add(what: string, amount: number, category: Category) {
    expenses.value.unshift({ id: `${Date.now()}-${expenses.value.length}`, what, amount, category })
  }

  function remove(id: string) {
    expenses.value = expenses.value.filter((item) => item.id !== id)
  }

  return { budget, expenses, spent, byCategory, add, remove }
})

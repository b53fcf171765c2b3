import { Route, Routes } from 'react-router-dom'
import { Layout } from '@/components/Layout'
import { Ideas } from '@/pages/Ideas'
import { NotFound } from '@/pages/NotFound'

export function App() {
  return (
    <Routes>
      <Route element={<Layout />}>
        <Route index element={<Ideas />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  )
}

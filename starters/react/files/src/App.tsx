import { Route, Routes } from 'react-router-dom'
import { Layout } from '@/components/Layout'
import { Toaster } from '@/components/Toast'
import { Board } from '@/pages/Board'
import { Home } from '@/pages/Home'
import { NotFound } from '@/pages/NotFound'

export function App() {
  return (
    <>
      <Routes>
        <Route element={<Layout />}>
          <Route index element={<Home />} />
          <Route path="board" element={<Board />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
      <Toaster />
    </>
  )
}

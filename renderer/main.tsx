import '@fontsource-variable/inter'
import '@fontsource-variable/source-serif-4'
import './theme/tokens.css'
import './theme/base.css'
import './theme/print.css'
import { createRoot } from 'react-dom/client'
import { App } from './App'

const container = document.getElementById('app')
if (!container) throw new Error('index.html has no #app')
createRoot(container).render(<App />)

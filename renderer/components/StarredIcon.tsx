import { Star } from 'lucide-react'
import styles from './StarredIcon.module.css'

/** The sign of an event that was chosen as one of those that matter. */
export const StarredIcon = () => <Star className={styles.star} role="img" aria-label="Starred" />

import { drawScreen, type ScreenProps } from './draw-screen.tsx';

/** A folder. What shows messages comes later, with the first sign of somebody who may open one. */
export default function MailboxPage(props: ScreenProps) {
  return drawScreen(props);
}

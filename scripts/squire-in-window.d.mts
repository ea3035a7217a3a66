export default function squireInWindow(source: string): string;

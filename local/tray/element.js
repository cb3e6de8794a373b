/** `<name class="classes">children</name>`; children are elements or plain text. */
export function element(name, classes = '', ...children) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  made.append(...children);
  return made;
}

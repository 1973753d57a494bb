// Vite's `?url` imports: the address of one of the page's own files.
declare module "*?url" {
  const url: string;
  export default url;
}

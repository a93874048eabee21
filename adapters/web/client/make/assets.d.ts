// What esbuild makes of imports that are not code: the address of the file that it wrote.
declare module "*.geojson" {
  const address: string;
  export default address;
}

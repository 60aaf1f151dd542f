/* What passes between the server, the page and the map. */
import type * as Leaflet from "leaflet";
import type SuperclusterIndex from "supercluster";
import type * as TopojsonClient from "topojson-client";
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from "topojson-specification";

export type LatLng = { lat: number; lng: number };
export type Ring = LatLng[];
/** What a polygon of Leaflet is asked for; tests give less than a layer. */
export type Ringed = { getLatLngs(): unknown; getBounds(): { contains(at: Leaflet.LatLng): boolean } };

/** As `layers.style.Style`. */
export type Style = {
  fill?: string;
  stroke?: string;
  weight?: number;
  opacity?: number;
  dash?: string;
  pattern?: string;
  faint?: boolean;
  /** The colour of a pattern, where it is not that of the stroke. */
  ink?: string;
  /** How much of a mark is filled, from below: 0 to 1. */
  full?: number;
  size?: number;
  label?: string;
};

export type About = {
  name?: string;
  kind?: string;
  subject?: string;
  at?: [number, number] | null;
  [column: string]: unknown;
};

/** One thing that the search offers, as `ui.views.suggestions`: what was typed stands from one character to another. */
export type Hit = { name: string; marks: [number, number][]; about: string; href: string };
export type Suggestions = { groups: { kind: string; title: string; hits: Hit[] }[]; guessed: string; said: string };

/** How the features of a layer of one geometry are drawn: as `layers.layer.Drawing`. */
export type Drawing = {
  layer: string;
  look: string;
  pane: string;
  mark: string;
  cluster: string;
  fill: string;
  by?: string;
  breaks?: number[];
  px?: number[];
  firm?: string;
  looks?: Record<string, Style>;
  order?: number;
  hollowPx?: number;
};

/** As `ui.map_files` and `ui.legend.config` make it, with the features (`ui.shown.Shown.names`). */
export type Config = {
  selected: string;
  paper: string;
  dark: Record<string, string>;
  ground: string;
  drawn: Drawing[];
  styles: Record<string, Record<string, Style>>;
  features: Record<string, Record<string, About>>;
  topology: string;
  points: string;
  names: string;
  detail: string;
  detail_zoom: number;
  supercluster: string;
  font: string;
  credit: string;
  background: { url: string; credit: string };
};

export type Term = { question: string; short: string; name: string; href: string };
export type Sign = { shape: string; style: Style; label: string; minor: boolean };
export type Option = { id: string; label: string; checked: boolean; href: string };
export type Legend = {
  title: string;
  items: Sign[];
  more: string;
  note: string;
  terms: Term[];
  table: { label: string; href: string };
  layers: string;
  options: Option[];
};

/** Which features of a layer are shown, by their place in it; null for all. */
export type Spec = { on: boolean; show: number[] | null };

/** As `ui.legend.map_data` makes it. */
export type State = {
  language: string;
  words: {
    one: Record<string, string>;
    kinds: Record<string, Record<string, string>>;
    municipality: string;
    controls: Record<string, string>;
    map: string;
    fault: string;
    loading: string;
    unreachable: string;
  };
  notice: string;
  layers: Record<string, Spec>;
  styles: Record<string, Record<string, Style>>;
  selection: string[];
  focus: string[];
  /** The codes of the municipalities that the view is about. */
  outlined: string[];
  /** The address of the view with nothing open, empty where nothing is. */
  closed: string;
  background: boolean;
  legend: Legend;
  stamp: string;
};

export type Part = Leaflet.CircleMarker | Leaflet.Marker | Leaflet.Polyline;

type Drawn = {
  layerId: string;
  id: string;
  n: number;
  drawing: Drawing;
  about: About;
  size: number;
  shown?: boolean;
  style?: Style;
  chosen?: boolean;
  label?: Leaflet.Marker;
};
export type Area = Drawn & {
  kind: "area";
  layer: Leaflet.Polygon;
  parts?: undefined;
  /** Where its name may stand, the best first. */
  places?: Place[];
};
export type Site = Drawn & { kind: "point" | "line"; layer: Leaflet.FeatureGroup; parts: Part[]; wanted?: boolean };
export type Shape = Area | Site;

export type Spot = { x: number; y: number; r: number; apart: boolean };
export type Point = Spot & { shape: Site; part: Part };
/** Sites that would lie on one another, as one mark. */
export type Group = { at: Leaflet.LatLng; members: Site[]; bounds: Leaflet.LatLngBounds; r: number };
/** Where a name may stand: between these longitudes its area lies. */
export type Place = { at: LatLng; west: number; east: number };
export type Box = { left: number; right: number; top: number; bottom: number };
export type Municipality = {
  code: string;
  name: string;
  layer: Leaflet.Polygon;
  label: Leaflet.Marker;
  at: Leaflet.LatLng;
  places?: Place[];
};
export type Municipalities = { borders: Leaflet.GeoJSON; areas: Municipality[]; shown: boolean };

export type Areas = Omit<GeometryCollection<{ name: string }>, "geometries"> & {
  geometries: (Polygon<{ name: string }> | MultiPolygon<{ name: string }>)[];
};
export type Shapes = Topology<Record<string, Areas>>;
export type Points = Record<string, GeoJSON.Feature<GeoJSON.Geometry, { id?: string; name: string }>[]>;

export type ClusterPoint = GeoJSON.Feature<GeoJSON.Point, { shape: Site }>;
export type Clustered = {
  drawing: Drawing;
  points: ClusterPoint[];
  index: SuperclusterIndex<{ shape: Site }> | null;
  indexed: string | null;
  marks: Leaflet.LayerGroup;
  alone: Set<Site>;
};
export type Mark = Leaflet.Marker & {
  options: { cluster: { layerId: string; id: number; count: number; size: number } };
};

/** What the page offers to the map in its frame. */
export type Page = {
  goTo(address: string): void;
  pick(hits: string[]): void;
  // biome-ignore lint/suspicious/noExplicitAny: files of JSON, each with a form of its own
  load(address: string): Promise<any>;
  theme(): string;
  drawn(): void;
  readonly mapState: State | null;
};

/** What the map in its frame offers to the page. */
export type Framed = {
  mount(map: Leaflet.Map, address: string): Promise<void>;
  apply(state: State): void;
  theme(base: string): void;
};

declare module "leaflet" {
  interface MarkerOptions {
    /** How far from its place a mark stands, in pixels. */
    shift?: [number, number];
    cluster?: { layerId: string; id: number; count: number; size: number };
  }
}

declare global {
  interface Window {
    afsprakenkaart?: Framed;
    /** Lets Streamlit's scripts begin: the fuse in the page itself. */
    afsprakenkaartBegin(): void;
    afsprakenkaartPage: Page;
  }
  interface Element {
    moveBefore(moved: Node, before: Node | null): void;
  }
  const topojson: typeof TopojsonClient;
  const Supercluster: typeof SuperclusterIndex;
}

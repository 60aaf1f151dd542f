/* Geometry of what is drawn. */

export function rings(layer) {
  const nested = layer.getLatLngs();
  return L.LineUtil.isFlat(nested[0]) ? [nested] : nested;
}

export function insideRing(at, ring) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i], b = ring[j];
    if (a.lat > at.lat !== b.lat > at.lat && at.lng < ((b.lng - a.lng) * (at.lat - a.lat)) / (b.lat - a.lat) + a.lng) {
      inside = !inside;
    }
  }
  return inside;
}

export function insidePolygon(at, layer) {
  return layer.getBounds().contains(at) && rings(layer).some((part) => part.filter((ring) => insideRing(at, ring)).length % 2 === 1);
}

export function area(layer) {
  let sum = 0;
  for (const part of rings(layer)) {
    part.forEach((ring, hole) => {
      let ringSum = 0;
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        ringSum += ring[j].lng * ring[i].lat - ring[i].lng * ring[j].lat;
      }
      sum += hole ? -Math.abs(ringSum) : Math.abs(ringSum);
    });
  }
  return sum;
}

/* The middle of the largest ring's widest horizontal cut: inside the shape, unlike the centre of its box. */
export function labelPoint(layer) {
  const largest = rings(layer).map((part) => part[0]).reduce((a, b) => {
    const size = (ring) => { const box = L.latLngBounds(ring); return (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth()); };
    return size(b) > size(a) ? b : a;
  });
  const box = L.latLngBounds(largest);
  let best = { width: 0, at: box.getCenter() };
  for (let step = 4; step <= 12; step++) {
    const lat = box.getSouth() + ((box.getNorth() - box.getSouth()) * step) / 16;
    const cuts = [];
    for (let i = 0, j = largest.length - 1; i < largest.length; j = i++) {
      const a = largest[i], b = largest[j];
      if (a.lat > lat !== b.lat > lat) cuts.push(a.lng + ((b.lng - a.lng) * (lat - a.lat)) / (b.lat - a.lat));
    }
    cuts.sort((x, y) => x - y);
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const middle = 1 - Math.abs(step - 8) / 16; // between equals, the one in the middle
      const width = (cuts[i + 1] - cuts[i]) * middle;
      if (width > best.width) best = { width, at: L.latLng(lat, (cuts[i] + cuts[i + 1]) / 2) };
    }
  }
  return best.at;
}

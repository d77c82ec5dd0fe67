// Loaded first, makes node look like an old one.
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });

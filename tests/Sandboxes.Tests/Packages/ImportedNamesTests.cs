using Forja.Sandboxes.Packages.BrowserSets;

namespace Forja.Sandboxes.Tests.Packages;

/// <summary>Which packages a page's code names.</summary>
public sealed class ImportedNamesTests
{
    [Theory]
    [InlineData("import React, { useState } from 'react'", "react")]
    [InlineData("import 'leaflet/dist/leaflet.css';", "leaflet/dist/leaflet.css")]
    [InlineData("import * as Icons from \"@lucide/vue\"", "@lucide/vue")]
    [InlineData("import type { A } from 'zustand/middleware'", "zustand/middleware")]
    [InlineData("export * from 'date-fns'", "date-fns")]
    [InlineData("const page = lazy(() => import('recharts'))", "recharts")]
    [InlineData("<script setup lang=\"ts\">import { ref } from 'vue'\n</script>", "vue")]
    [InlineData("import {\n  a,\n  b as c,\n} from '@dnd-kit/core'", "@dnd-kit/core")]
    [InlineData("import App from './App'", null)]
    [InlineData("import x from '@/lib/x'", null)]
    [InlineData("import x from '/src/x.ts'", null)]
    [InlineData("import x from '../../etc/passwd'", null)]
    [InlineData("import x from 'https://example.com/x.js'", null)]
    [InlineData("import x from 'a/../../b'", null)]
    [InlineData("const important = 'react'", null)]
    public void In_OneLine_NamesThePackageOrNone(string code, string? expected) => Assert.Equal(expected is null ? [] : [expected], ImportedNames.In(code));

    [Theory]
    [InlineData("react", "react")]
    [InlineData("react-dom/client", "react-dom")]
    [InlineData("@scope/name", "@scope/name")]
    [InlineData("@scope/name/deep/file.css", "@scope/name")]
    public void PackageOf_Specifier_IsItsBeginning(string specifier, string package) => Assert.Equal(package, ImportedNames.PackageOf(specifier));
}

using Forja.Turns.Checks;

namespace Forja.Turns.Tests;

public sealed class PageModulesTests
{
    [Fact]
    public void OfPage_AsViteServesIt_GivesTheAppsOwnModulesAndStyles()
    {
        const string Page = """
            <!doctype html>
            <script type="module">import { injectIntoGlobalHook } from "/@react-refresh"; injectIntoGlobalHook(window);</script>
            <script type="module" src="/@vite/client"></script>
            <link rel="stylesheet" href="/style.css">
            <!-- <script src="/old.js"></script> -->
            <script type="module" src='/src/main.tsx?t=17'></script>
            <script src="https://cdn.example/lib.js"></script>
            <script src="script.js" defer></script>
            """;

        Assert.Equal(["/src/main.tsx?t=17", "/script.js", "/style.css"], PageModules.OfPage(Page));
    }

    [Fact]
    public void OfModule_AsViteServesIt_FollowsTheAppsOwnFilesOnly()
    {
        const string Module = """
            import __vite__cjsImport0_react from "/node_modules/.vite/deps/react.js?v=1a2b"; const useState = __vite__cjsImport0_react["useState"];
            import { createHotContext as __vite__createHotContext } from "/@vite/client";import.meta.hot = __vite__createHotContext("/src/App.tsx");
            import { Card } from "/src/ui/Card.tsx";
            import "/src/style.css";
            export * from './store.ts';
            const Page = lazy(() => import("/src/Page.tsx"));
            const text = "imported from the shop";
            """;

        Assert.Equal(["/src/ui/Card.tsx", "/src/style.css", "/src/store.ts", "/src/Page.tsx"], PageModules.OfModule(Module, "/src/App.tsx"));
    }

    [Fact]
    public void OfModule_VueParts_AreModulesOfTheirOwn() => Assert.Equal(
        ["/src/App.vue?vue&type=style&index=0&lang.css"],
        PageModules.OfModule("""import "/src/App.vue?vue&type=style&index=0&lang.css" """, "/src/App.vue"));
}

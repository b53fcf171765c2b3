using System.Text;
using Forja.Sandboxes.Packages.Layers;

namespace Forja.Sandboxes.Tests.Packages;

/// <summary>Only the line that names a module's map goes.</summary>
public sealed class SourceMapsTests
{
    [Theory]
    [InlineData("export {}\n//# sourceMappingURL=a.js.map\n", "export {}\n")]
    [InlineData("export {}\n//# sourceMappingURL=a.js.map", "export {}\n")]
    [InlineData("export {}\n", "export {}\n")]
    [InlineData("const text = '//# sourceMappingURL=a.js.map'\nexport {}\n", "const text = '//# sourceMappingURL=a.js.map'\nexport {}\n")]
    [InlineData("//# sourceMappingURL=a.js.map\nexport {}\n", "//# sourceMappingURL=a.js.map\nexport {}\n")]
    public void LengthWithout_Code_KeepsWhatRuns(string code, string kept) =>
        Assert.Equal(kept, code[..SourceMaps.LengthWithout(Encoding.ASCII.GetBytes(code))]);
}

using System.Text;
using Forja.Turns.Checks.Browsing;

namespace Forja.Turns.Tests.Browsing;

public sealed class SourceMapTests
{
    // One segment a line: generated (1, 0) is source (4, 2), generated (2, 8) is source (6, 4).
    private const string Map = """{"version": 3, "sources": ["App.tsx"], "mappings": ";AAIE;QAEE"}""";

    [Theory]
    [InlineData(1, 5, 4, 2)]
    [InlineData(2, 8, 6, 4)]
    [InlineData(2, 40, 6, 4)]
    public void Find_APlaceInCompiledCode_IsThePlaceInTheSource(int line, int column, int sourceLine, int sourceColumn) =>
        Assert.Equal(("App.tsx", sourceLine, sourceColumn), SourceMap.Read(Map)!.Find(line, column));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 3)]
    [InlineData(9, 0)]
    public void Find_WhereTheMapSaysNothing_IsNothing(int line, int column) => Assert.Null(SourceMap.Read(Map)!.Find(line, column));

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"mappings": "!!"}""")]
    [InlineData("""{"mappings": ";AAIEAAAAA"}""")]
    public void Read_NoMap_IsNothing(string json) => Assert.Null(SourceMap.Read(json));

    [Fact]
    public void OfModule_WithItsMapAtTheEnd_ReadsIt()
    {
        var code = $"x();\n//# sourceMappingURL=data:application/json;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(Map))}\n";

        Assert.NotNull(SourceMap.OfModule(code)!.Find(1, 0));
    }
}

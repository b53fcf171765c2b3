namespace Forja.Generation.Answers;

/// <summary>The lines that part a search/replace block.</summary>
internal enum EditMarker
{
    None,

    /// <summary><c>&lt;&lt;&lt;&lt;&lt;&lt;&lt; SEARCH</c></summary>
    Search,

    /// <summary><c>=======</c></summary>
    Divider,

    /// <summary><c>&gt;&gt;&gt;&gt;&gt;&gt;&gt; REPLACE</c></summary>
    Replace,
}

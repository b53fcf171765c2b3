namespace Forja.Generation;

/// <summary>Why one file of an answer was refused or discarded; stable, the UI translates them.</summary>
public static class RefusalCodes
{
    /// <summary>Not a path inside the project.</summary>
    public const string PathInvalid = "path.invalid";

    /// <summary>Larger than a model's file may be.</summary>
    public const string TooLarge = "file.too-large";

    /// <summary>Its block never closed, so it is not known to be whole.</summary>
    public const string Unclosed = "file.unclosed";

    /// <summary>It was to become something that the person put beside the request, and there is nothing of that name.</summary>
    public const string AssetUnknown = "asset.unknown";

    /// <summary>In a JSON answer, the file's content is not text.</summary>
    public const string NotText = "file.not-text";

    /// <summary>The search/replace markers are missing or in the wrong order.</summary>
    public const string EditMalformed = "edit.malformed";

    /// <summary>The JSON around the files is broken.</summary>
    public const string JsonMalformed = "json.malformed";

    /// <summary>The tool that would have written it said no; the model knows why.</summary>
    public const string ToolRefused = "edit.refused";

    /// <summary>In this mode nothing is written.</summary>
    public const string ReadOnly = "mode.read-only";
}

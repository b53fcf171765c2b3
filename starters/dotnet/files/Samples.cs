namespace App;

/// <summary>The notes that the API begins with.</summary>
public static class Samples
{
    public static NoteChange[] All { get; } =
    [
        new("Welcome", "This note came with the API.", true),
        new("Try the buttons", "Every route on the page can be called as it stands."),
    ];
}

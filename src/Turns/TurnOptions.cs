namespace Forja.Turns;

/// <summary>How turns go about their work.</summary>
public sealed class TurnOptions
{
    public const string Section = "Forja:Turns";

    /// <summary>
    /// After a project's first build that works, the model sees its own pages once more beside the request and may correct them. Costs one call; only for models that
    /// read pictures, or where the browser saw something worth telling.
    /// </summary>
    public bool LookAgain { get; set; } = true;
}

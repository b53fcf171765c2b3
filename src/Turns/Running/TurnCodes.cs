namespace Forja.Turns.Running;

/// <summary>Codes of failures and notices that belong to turns themselves; part of the API, never renamed.</summary>
public static class TurnCodes
{
    /// <summary>The server stopped or died while the turn ran. What had been written is kept.</summary>
    public const string Interrupted = "turn.interrupted";

    /// <summary>Notice: the server was started again in the middle, and the turn goes on where it was.</summary>
    public const string Resumed = "turn.resumed";

    /// <summary>Something broke that should not; the log of the server says more.</summary>
    public const string Internal = "turn.internal-error";

    /// <summary>The files are written, and the app does not pass its checks.</summary>
    public const string ChecksFailed = "turn.checks-failed";

    /// <summary>Another turn of the project runs.</summary>
    public const string Running = "turn.running";

    public const string NotFound = "turn.not-found";

    /// <summary>No model is configured, so nobody can answer.</summary>
    public const string NoModel = "model.none";

    /// <summary>Notice: this is a starter as it is, no model was asked because none is configured. Args: <c>starter</c>.</summary>
    public const string StarterWithoutModel = "starter.no-model";

    /// <summary>Notice: this is a starter as it is, no model was asked because the person wanted it so. Args: <c>starter</c>.</summary>
    public const string StarterChosen = "starter.chosen";

    /// <summary>Notice: models are configured and none could be reached. Args: <c>starter</c>, <c>reason</c>.</summary>
    public const string StarterModelAway = "starter.model-unreachable";

    /// <summary>Notice: a package that the code imports was missing and was added. Args: <c>package</c>.</summary>
    public const string PackageAdded = "repair.package-added";

    /// <summary>Notice: the model answered in words and changed no file.</summary>
    public const string NothingChanged = "turn.nothing-changed";

    /// <summary>Notice: a check failed and the model is asked to mend it. Args: <c>attempt</c>, <c>check</c>.</summary>
    public const string Repairing = "repair.model";

    /// <summary>Notice: an import that a browser refused was set right. Args: <c>path</c>.</summary>
    public const string ImportMended = "repair.import-mended";

    /// <summary>Notice: nothing helped, so the project is as it was before the turn; the attempt is kept as a version. Args: <c>version</c>, <c>attempt</c>.</summary>
    public const string Restored = "repair.restored";

    /// <summary>Notice: the app works, and the model looks at it once more.</summary>
    public const string LookingAgain = "look.again";

    /// <summary>Notice: what the second look changed did not work and was taken back. Args: <c>version</c>.</summary>
    public const string LookUndone = "look.undone";

    /// <summary>The project has no such promise.</summary>
    public const string PromiseNotFound = "promise.not-found";

    /// <summary>Notice: the repair made it worse, so the better version of the turn came back. Args: <c>version</c>.</summary>
    public const string RepairUndone = "repair.undone";

    /// <summary>Notice: the last repair changed nothing about the error. Args: <c>check</c>.</summary>
    public const string RepairStuck = "repair.stuck";
}

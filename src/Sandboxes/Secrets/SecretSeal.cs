using System.Security.Cryptography;
using Forja.ProjectFiles;
using Microsoft.AspNetCore.DataProtection;

namespace Forja.Sandboxes.Secrets;

/// <summary>Seals a project's secrets for the database. The keys are in the data directory and not in the database, so that a copy of either alone opens nothing; what was sealed for one project opens in no other.</summary>
internal sealed class SecretSeal(IDataProtectionProvider protection)
{
    private const string Purpose = "Forja.Sandboxes.Secrets.v1";

    public string Seal(ProjectId project, string secret) => Of(project).Protect(secret);

    /// <summary>Null when the keys that sealed it are not here.</summary>
    public string? Open(ProjectId project, string sealedText)
    {
        try
        {
            return Of(project).Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Of(ProjectId project) => protection.CreateProtector(Purpose, project.Value);
}

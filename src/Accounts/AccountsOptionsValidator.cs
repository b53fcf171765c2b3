using Microsoft.Extensions.Options;

namespace Forja.Accounts;

/// <summary>Checks <see cref="AccountsOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class AccountsOptionsValidator : IValidateOptions<AccountsOptions>;

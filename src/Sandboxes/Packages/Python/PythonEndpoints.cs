using System.Net;
using Forja.Sandboxes.Packages.Registry;
using Microsoft.AspNetCore.Http;

namespace Forja.Sandboxes.Packages.Python;

/// <summary>Answers pip inside a sandbox: the pages of packages below <c>pypi/simple/</c>, their files below <c>pypi/files/</c>.</summary>
internal sealed class PythonEndpoints(PythonIndex index)
{
    public const string Prefix = "pypi/";

    /// <param name="context">The request.</param>
    /// <param name="path">What stands after <see cref="Prefix"/>.</param>
    public Task HandleAsync(HttpContext context, string path) => path.Split('/') switch
    {
        ["simple", var name, ""] when PythonPage.IsName(name) => PageAsync(context, name),
        ["files", var name, var file] when PythonPage.IsName(name) && PythonPage.IsFile(file) => FileAsync(context, name, file),
        _ => RegistryEndpoints.NotFoundAsync(context),
    };

    private async Task PageAsync(HttpContext context, string name)
    {
        switch (await index.GetPageAsync(name, context.RequestAborted))
        {
            case PythonAnswer.Found found:
                context.Response.ContentType = "text/html; charset=utf-8";
                if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.WriteAsync(PythonPage.Write(name, found.Files), context.RequestAborted);
                break;
            case PythonAnswer.Refused refused:
                await RegistryEndpoints.ErrorAsync(context, HttpStatusCode.Forbidden, refused.Code, refused.Reason);
                break;
            case PythonAnswer.Unreachable unreachable:
                await RegistryEndpoints.ErrorAsync(context, HttpStatusCode.ServiceUnavailable, "dependencies.registry-unreachable", $"The Python index cannot be reached: {unreachable.Reason}");
                break;
            default:
                await RegistryEndpoints.NotFoundAsync(context);
                break;
        }
    }

    private async Task FileAsync(HttpContext context, string name, string file)
    {
        try
        {
            await RegistryEndpoints.SendArchiveAsync(context, await index.GetFileAsync(name, file, context.RequestAborted));
        }
        catch (RegistryException exception)
        {
            await RegistryEndpoints.ErrorAsync(context, exception);
        }
    }
}

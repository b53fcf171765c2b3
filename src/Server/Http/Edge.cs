using Microsoft.AspNetCore.Diagnostics;

namespace Forja.Server.Http;

/// <summary>Where exceptions end: logged once, answered as a problem that gives nothing away. A client that left is no error.</summary>
internal sealed partial class Edge(IProblemDetailsService problems, ILogger<Edge> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested) return true;

        var status = (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError;
        if (status >= 500) LogFailed(exception, httpContext.Request.Method, httpContext.Request.Path);
        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = { Status = status } });
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private partial void LogFailed(Exception error, string method, PathString path);
}

# Builds and runs the portal. docker build -t portal . && docker run --rm -p 127.0.0.1:8080:8080 portal
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY Directory.Build.props Directory.Packages.props global.json BannedSymbols.txt .editorconfig ./
COPY src/Portal/Portal.csproj src/Portal/WebRoot.targets src/Portal/
COPY src/Portal.Kubernetes/Portal.Kubernetes.csproj src/Portal.Kubernetes/
COPY src/Portal.Sandbox/Portal.Sandbox.csproj src/Portal.Sandbox/
COPY src/Portal.Schema/Portal.Schema.csproj src/Portal.Schema/
RUN dotnet restore src/Portal
COPY src/ src/
COPY wwwroot/ wwwroot/
RUN dotnet publish src/Portal --no-restore -c Release -o /app && mkdir -p /data

# No shell, no package manager, and a user without rights (uid 1654).
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /app ./
COPY --from=build --chown=1654:1654 /data /data
ENV ASPNETCORE_HTTP_PORTS=8080 \
    Portal__KeysDirectory=/data/keys \
    DOTNET_EnableDiagnostics=0
EXPOSE 8080
USER 1654
ENTRYPOINT ["dotnet", "Portal.dll"]
